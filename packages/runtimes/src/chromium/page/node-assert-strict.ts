// Bun's bundles for browsers bring `node:assert`, but not this name of it.
import assert from "node:assert";

const strict: typeof assert = assert.strict;
export default strict;
