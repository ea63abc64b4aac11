import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Announcements } from "./announcement.tsx";
import { ConstraintsForm } from "./constraints/constraints-form.tsx";
import { ExplainSection } from "./explaining/explain-section.tsx";
import { LedgerList } from "./forms/ledger-list.tsx";
import { TokenField } from "./token.tsx";
import { mountDashboard } from "./uploading/dashboard.ts";

/** The whole page. */
export function Page(): JSX.Element {
  return (
    <>
      <header>
        <h1>Try an upload</h1>
        <p>
          Files go from this page straight to the bucket, each by a form that the service signs.{" "}
          <a href="openapi">All operations</a>
        </p>
      </header>
      <main>
        <TokenField />
        <div class="columns">
          <section class="files" aria-labelledby="files-title">
            <h2 id="files-title" class="visually-hidden">
              Files
            </h2>
            <Files />
          </section>
          <ConstraintsForm />
          <LedgerList />
          <ExplainSection />
        </div>
      </main>
      <Announcements />
    </>
  );
}

/** Where files are dropped. What is in it is Uppy's. */
function Files(): JSX.Element {
  const target = useRef<HTMLDivElement>(null);
  useEffect(() => (target.current ? mountDashboard(target.current) : undefined), []);
  return <div ref={target} />;
}
