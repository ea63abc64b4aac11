import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { type Explanation, UploadToExplain } from "@signed-s3/contracts";
import { verifyForm } from "@signed-s3/core/verifier";
import { Value } from "@sinclair/typebox/value";

/** How a command line ends. */
export interface Ended {
  /** What is printed. */
  readonly output: string;
  /** 0: S3 takes the form, 1: it refuses it, 64: the command line or a file is wrong (EX_USAGE of sysexits.h). */
  readonly code: number;
}

const usage = `Usage: npm run explain -- FORM.json [--error ERROR.xml] [--size BYTES] [--type MEDIA/TYPE] [--name FILE-NAME]

FORM.json   the form's fields, or the answer of create_signed_url as it came
--error     what S3 answered
--size, --type, --name   what is known of the file`;

/**
 * `explain`: tells why S3 refuses a form, from the form and S3's answer in files. Without the secret, all but the signature is
 * checked.
 *
 * @param args The words after `explain`.
 * @param now The time.
 */
export async function explainCommand(args: readonly string[], now: Date): Promise<Ended> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        error: { type: "string" },
        size: { type: "string" },
        type: { type: "string" },
        name: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
    if (values.help) return { output: usage, code: 0 };
    const [path, ...others] = positionals;
    if (path === undefined || others.length > 0) return { output: usage, code: 64 };
    if (values.size !== undefined && !/^\d{1,15}$/.test(values.size)) {
      return { output: `--size must be a whole number of bytes.\n\n${usage}`, code: 64 };
    }
    const upload = {
      fields: fieldsIn(JSON.parse(await readText(path))),
      file: {
        ...(values.size !== undefined && { size: Number(values.size) }),
        ...(values.type !== undefined && { content_type: values.type }),
        ...(values.name !== undefined && { name: values.name }),
      },
      ...(values.error !== undefined && { s3_error: await readText(values.error) }),
    };
    if (!Value.Check(UploadToExplain, upload)) return { output: `${path} holds no form.\n\n${usage}`, code: 64 };
    const { fields, file, s3_error } = upload;
    const { size, content_type, name } = file ?? {};
    const verdict = verifyForm({
      fields,
      file: { size, contentType: content_type, name },
      now,
      ...(s3_error !== undefined && { s3Error: s3_error }),
    });
    return { output: inWords(verdict), code: verdict.accepted ? 0 : 1 };
  } catch (error) {
    return { output: `${error instanceof Error ? error.message : error}\n\n${usage}`, code: 64 };
  }
}

/** The text of a file; some editors begin it with a mark, which this leaves out. */
const readText = async (path: string): Promise<string> => new TextDecoder().decode(await readFile(path));

/** The fields of a form that may be wrapped: in an answer of the API, or beside its URL. */
function fieldsIn(json: unknown): unknown {
  for (const wrapper of ["data", "fields"]) {
    if (typeof json === "object" && json !== null && Object.hasOwn(json, wrapper)) {
      return fieldsIn((json as Readonly<Record<string, unknown>>)[wrapper]);
    }
  }
  return json;
}

function inWords({ accepted, findings }: Explanation): string {
  if (accepted) return "S3 takes this form, as far as can be told without the secret and the file.";
  return findings
    .map(({ code, condition, sent, expected, remedy }, index) =>
      [
        `${index + 1}. ${remedy}`,
        `   code       ${code}`,
        ...(condition === null ? [] : [`   condition  ${JSON.stringify(condition)}`]),
        ...(sent === null ? [] : [`   sent       ${sent}`]),
        ...(expected === null ? [] : [`   expected   ${expected}`]),
      ].join("\n"),
    )
    .join("\n\n");
}
