// The most that Bun's own server can answer: it looks at nothing and signs nothing.
const answer = await Bun.file(new URL("answer.json", import.meta.url)).text();
const headers = { "content-type": "application/json; charset=utf-8", "cache-control": "no-cache" };

Bun.serve({
  hostname: process.env["HOST"] ?? "127.0.0.1",
  port: Number(process.env["PORT"]),
  fetch: async (request) => {
    await request.text();
    return new Response(answer, { status: 202, headers });
  },
});
