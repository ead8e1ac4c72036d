import { CopyBlock } from "@/components/ui/copy-block";
import { awsOperations } from "@/lib/connection/aws-operations";
import { type IamPolicy, readPolicy, writePolicies } from "@/lib/connection/iam-policy";

/** Minimum IAM permissions, to copy: all reads in one policy, and one policy for each write. */
export function PolicyDocuments() {
  return (
    <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-3 px-4 py-3">
      <Document title="Everything that is read" policy={readPolicy()} />
      {writePolicies().map(({ operation, policy }) => (
        <Document
          key={operation}
          title={`${operation}: ${awsOperations[operation].purpose}`}
          policy={policy}
        />
      ))}
      <p className="text-12 text-pretty text-ink-quiet">
        With CANOPY_ROLE_ARN the role has these policies, and the credentials that Canopy starts with need
        nothing but <code className="font-mono">sts:AssumeRole</code> on it, in their own policy and in the
        role&apos;s trust policy.
      </p>
    </div>
  );
}

function Document({ title, policy }: { title: string; policy: IamPolicy }) {
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
