// The endpoint that gives a container its role's credentials, at the address of EKS's agent, which the AWS SDK takes without
// TLS. It gives what the test has put there last.
let credentials;
Bun.serve({
  port: 80,
  routes: {
    "/v1/credentials": {
      GET: ({ headers }) =>
        headers.get("authorization") === process.env.TOKEN && credentials
          ? Response.json(credentials)
          : new Response("who are you?", { status: 401 }),
      PUT: async (request) => {
        credentials = await request.json();
        return new Response();
      },
    },
  },
});
