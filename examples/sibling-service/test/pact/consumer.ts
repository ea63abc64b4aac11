/** What the page's own code makes of an answer: the form, or the members that a person has to mend. */
export async function askForUpload(service: string, body: string): Promise<readonly string[]> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${service}/avatars`, { method: "POST", headers, body });
  const { data, errors } = (await answer.json()) as {
    data?: { url: string; fields: Record<string, string> };
    errors?: { source: string }[];
  };
  return data ? [data.url, ...Object.keys(data.fields)] : (errors ?? []).map(({ source }) => source);
}
