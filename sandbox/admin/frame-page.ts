import { embeddedUrl } from "./embedded-url.ts";
import { type Html, html, jsonScript } from "./html.ts";
import { type AdminVisit, adminPage } from "./layout.ts";

/** The admin with the app in its frame, at the page that the admin's own address names. */
export function framePage(visit: AdminVisit): Html {
  const { world } = visit.context;
  const query = visit.query.toString();
  const source = embeddedUrl(visit.context, visit.path + (query === "" ? "" : `?${query}`), visit);

  // The landmark "main" is the app's own.
  const main = html`<section id="main" class="app" aria-label="Laurel" tabindex="-1">
      <div id="title-bar" class="title-bar" hidden></div>
      <iframe id="app-frame" title="Laurel" allow="clipboard-write" data-src="${source}"></iframe>
      <div id="app-down" class="notice" role="alert" hidden>
        <h1>${visit.texts.appDown}</h1>
        <p>${visit.texts.appDownText}</p>
      </div>
    </section>
    <dialog id="question" class="dialog" aria-labelledby="question-title">
      <form method="dialog">
        <h2 id="question-title"></h2>
        <p></p>
        <footer><button value="no" class="secondary"></button><button value="yes" class="critical"></button></footer>
      </form>
    </dialog>
    <dialog id="picker" class="dialog" aria-labelledby="picker-title">
      <form method="dialog">
        <h2 id="picker-title">${visit.texts.pickTitle}</h2>
        <ul></ul>
        <footer>
          <button value="no" formnovalidate>${visit.texts.cancelDialog}</button
          ><button value="yes" class="primary">${visit.texts.add}</button>
        </footer>
      </form>
    </dialog>
    ${jsonScript("frame-data", { appOrigin: new URL(world.origins.app).origin, texts: visit.texts })}`;
  return adminPage(visit, { title: "Laurel", main, current: "app" });
}
