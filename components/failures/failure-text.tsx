import { foldEncodedPart } from "@/lib/core/access-denial";
import { CodeText } from "./code-text";

/** AWS ends some of its texts with a full stop and some without; before another sentence every one needs one. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** The message of a failure as a sentence. An encoded part, a thousand characters that AWS alone can read, is folded. */
export function FailureText({ message }: { message: string }) {
  const { text, encoded } = foldEncodedPart(message);
  return (
    <>
      <CodeText>{sentence(text)}</CodeText>
      {encoded !== undefined && (
        <details className="my-1">
          <summary className="w-fit cursor-pointer rounded-[2px] text-12 text-ink-quiet hover:text-ink">
            Encoded authorization message
          </summary>
          <p className="text-12 text-ink-quiet">
            <CodeText>
              {
                "Read it with `aws sts decode-authorization-message --encoded-message …`; that needs `sts:DecodeAuthorizationMessage`."
              }
            </CodeText>
          </p>
          <p className="font-mono text-12 break-all">{encoded}</p>
        </details>
      )}
    </>
  );
}
