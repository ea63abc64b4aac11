// Companion as its own start script runs it, but on one address only.
import standalone from "@uppy/companion/standalone";

const { app } = standalone();
app.listen(Number(process.env.PORT), process.env.HOST);
