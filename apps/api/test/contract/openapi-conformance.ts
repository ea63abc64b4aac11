import { Ajv2020, type AnySchemaObject } from "ajv/dist/2020.js";

/** An OpenAPI document, as far as it describes requests and answers. */
export interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>> | undefined>>;
}

interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<Record<string, Answer | undefined>>;
}

interface Answer {
  readonly headers?: Readonly<Record<string, { readonly required?: boolean }>>;
  readonly content?: Readonly<Record<string, unknown>>;
}

/** A request to a service and its answer. */
export interface Exchanged {
  readonly method: string;
  readonly path: string;
  /** The request's body, if it was JSON. */
  readonly json?: unknown;
  readonly answer: Response;
}

/**
 * Makes the judge of whether answers are as an OpenAPI document describes them: their status, the headers that they must have,
 * their media type, their body; and whether a request was taken that the document does not admit.
 *
 * @param document The document, from JSON.
 * @returns A function that tells in what an answer departs; nothing: it is as described.
 */
export function openApiJudge(
  document: Described & AnySchemaObject,
): (exchanged: Exchanged) => Promise<readonly string[]> {
  // An independent reader of JSON Schema: the service itself goes by TypeBox.
  const ajv = new Ajv2020({ strict: false, allErrors: true, formats: { uri: (text: string) => URL.canParse(text) } });
  ajv.addSchema(document, "document", false, false);

  const unlike = (pointer: readonly string[], value: unknown, what: string): readonly string[] => {
    const $ref = `document#/${pointer.map(escaped).join("/")}`;
    const validate = ajv.compile({ $ref });
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${what}${instancePath} ${message}`);
  };

  return async ({ method, path, json, answer }) => {
    const operationAt = ["paths", path, method.toLowerCase()];
    const operation = document.paths[path]?.[method.toLowerCase()];
    if (!operation) return [`${method} ${path} is not described`];
    const status = String(answer.status);
    const described = operation.responses[status];
    if (!described) return [`status ${status} is not described`];
    const answerAt = [...operationAt, "responses", status];

    const bodyAt = [...operationAt, "requestBody", "content", "application/json", "schema"];
    const isTaken = answer.ok && json !== undefined && operation.requestBody !== undefined;
    const notAdmitted = isTaken ? unlike(bodyAt, json, "taken, though the request's body") : [];

    const headers = Object.entries(described.headers ?? {}).flatMap(([name, { required }]) => {
      const value = answer.headers.get(name);
      if (value === null) return required ? [`header ${name} is missing`] : [];
      return unlike([...answerAt, "headers", name, "schema"], typed(value), `header ${name}`);
    });

    const mediaType = (answer.headers.get("content-type") ?? "none").split(";")[0] ?? "";
    if (!Object.hasOwn(described.content ?? {}, mediaType)) {
      return [...notAdmitted, ...headers, `media type ${mediaType} is not described`];
    }
    const told = await (mediaType === "application/json" ? answer.json() : answer.text());
    const body = unlike([...answerAt, "content", mediaType, "schema"], told, "body");
    return [...notAdmitted, ...headers, ...body];
  };
}

const escaped = (name: string): string => encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"));

/** A header's value as its schema sees it: headers have no types of their own. */
const typed = (value: string): string | number => (/^\d+$/.test(value) ? Number(value) : value);
