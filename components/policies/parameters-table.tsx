import { EmptyState } from "@/components/ui/status/empty-state";
import type { Catalogue } from "@/lib/security-hub/policies/standards/catalogue";
import { controlIndex } from "@/lib/security-hub/policies/standards/catalogue";
import { effectInWords } from "@/lib/security-hub/policies/effect";
import { defaultInWords, limitsInWords, settingInWords } from "@/lib/security-hub/policies/parameter-value";
import type { PolicySettings } from "@/lib/security-hub/policies/settings";

/** What a policy sets for single controls, with AWS's own values beside it. */
export function ParametersTable({
  settings,
  catalogue,
}: {
  settings: PolicySettings;
  catalogue: Catalogue | undefined;
}) {
  const definitions = controlIndex(catalogue);
  if (settings.customParameters.length === 0) {
    return (
      <EmptyState title="Every parameter has the AWS default" className="py-8">
        A policy can set parameters of single controls, such as how old a password may be. This one sets none.
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-5 pb-4">
      {settings.customParameters.map(({ securityControlId, parameters }) => {
        const control = definitions.get(securityControlId);
        return (
          <section key={securityControlId} className="grid gap-1" aria-label={securityControlId}>
            <h3 className="text-13">
              <span className="mr-2 font-mono text-12 text-ink-quiet">{securityControlId}</span>
              <span className="font-medium">{control?.title}</span>
            </h3>
            <NoEffect settings={settings} controlId={securityControlId} catalogue={catalogue} />
            <dl className="grid gap-x-4 gap-y-1.5 border-t pt-1.5 text-13 md:grid-cols-[16rem_minmax(8rem,1fr)_2fr]">
              {parameters.map(({ name, ...setting }) => {
                const definition = control?.parameters.find((parameter) => parameter.name === name);
                const options = definition?.options;
                return (
                  <div key={name} className="contents">
                    <dt className="font-mono text-12 leading-5 break-all" title={definition?.description}>
                      {name}
                    </dt>
                    <dd className="font-medium break-words">{settingInWords(setting, options)}</dd>
                    <dd className="text-12 leading-5 text-pretty text-ink-quiet max-md:mb-1">
                      {options && `default ${defaultInWords(options) ?? "none"}`}
                      {options && limitsInWords(options) !== undefined && `; ${limitsInWords(options) ?? ""}`}
                      {definition && `. ${definition.description}`}
                    </dd>
                  </div>
                );
              })}
            </dl>
          </section>
        );
      })}
    </div>
  );
}

/** Says that the parameters of a control change nothing, where that is known. */
function NoEffect({
  settings,
  controlId,
  catalogue,
}: {
  settings: Pick<PolicySettings, "enabledStandardIdentifiers">;
  controlId: string;
  catalogue: Catalogue | undefined;
}) {
  const words = effectInWords(settings, controlId, catalogue);
  return words === undefined ? null : <p className="text-12 text-pretty text-stuck">{words}</p>;
}
