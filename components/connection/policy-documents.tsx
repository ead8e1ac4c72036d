import { useConnectionPrefix } from "@/components/ui/address/connection-address";
import { CopyBlock } from "@/components/ui/copy-block";
import { awsOperations } from "@/lib/connection/aws-operations";
import {
  callerPolicy,
  type IamPolicy,
  notificationPolicy,
  readPolicy,
  type TrustPolicy,
  trustPolicy,
  writePolicies,
  writePolicy,
} from "@/lib/connection/iam-policy";
import { templateFiles } from "@/lib/connection/role-templates";

const example = {
  principal: "arn:aws:iam::111122223333:role/canopy-task",
  read: "arn:aws:iam::111122223333:role/CanopyRead",
  write: "arn:aws:iam::111122223333:role/CanopyWrite",
  topics: "arn:aws:sns:*:111122223333:security-*",
} as const;

/** Minimum IAM permissions, to copy: what each role needs, who may assume it, and templates that make both. */
export function PolicyDocuments({ topicArns }: { topicArns: readonly string[] }) {
  return (
    <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-3 px-4 py-3">
      <p className="text-12 text-pretty text-ink-quiet">
        Two roles keep reading and changing apart: <code className="font-mono">CANOPY_READ_ROLE_ARN</code> and{" "}
        <code className="font-mono">CANOPY_WRITE_ROLE_ARN</code>, which is assumed only while a run has
        requests to send. Templates make both, in the delegated administrator&apos;s account:{" "}
        <Template kind="cloudformation">CloudFormation</Template> ·{" "}
        <Template kind="terraform">Terraform</Template>
      </p>
      <Document title="Read role: everything that is read" policy={readPolicy()} />
      <Document
        title="Read role: trust policy"
        policy={trustPolicy("read", example.principal, "external-id")}
      />
      <Document
        title="Read role: notifications to SNS topics, where they are used"
        policy={notificationPolicy(topicArns.length > 0 ? topicArns : example.topics)}
      />
      {topicArns.length > 0 && (
        <p className="text-12 text-pretty text-ink-quiet">
          A topic of another account must allow it in its own policy as well. One that is encrypted with a
          customer managed key also needs <code className="font-mono">kms:GenerateDataKey</code> and{" "}
          <code className="font-mono">kms:Decrypt</code> on that key.
        </p>
      )}
      <Document title="Write role: everything that is changed" policy={writePolicy()} />
      <Document
        title="Write role: trust policy"
        policy={trustPolicy("write", example.principal, "external-id")}
      />
      <Document
        title="The credentials that Canopy starts with"
        policy={callerPolicy(example.read, example.write)}
      />
      {writePolicies().map(({ operation, policy }) => (
        <Document
          key={operation}
          title={`${operation}: ${awsOperations[operation].purpose}`}
          policy={policy}
        />
      ))}
      <p className="text-12 text-pretty text-ink-quiet">
        With CANOPY_ROLE_ARN one role has the policies of both, and the credentials that Canopy starts with
        need nothing but <code className="font-mono">sts:AssumeRole</code> on it, in their own policy and in
        the role&apos;s trust policy.
      </p>
    </div>
  );
}

function Template({ kind, children }: { kind: keyof typeof templateFiles; children: string }) {
  const prefix = useConnectionPrefix();
  return (
    <a
      href={`${prefix}/api/connection/template?kind=${kind}`}
      download={templateFiles[kind]}
      className="rounded-[2px] text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
    >
      {children}
    </a>
  );
}

function Document({ title, policy }: { title: string; policy: IamPolicy | TrustPolicy }) {
  return (
    <details>
      <summary className="w-fit cursor-pointer rounded-[2px] text-13 break-words hover:text-ink">
        {title}
      </summary>
      <div className="mt-1.5">
        <CopyBlock label={`IAM policy: ${title}`} text={JSON.stringify(policy, undefined, 2)} />
      </div>
    </details>
  );
}
