// Pictures of every page, to look at: each GET route of docs/ROUTES.md, for each role, in phone and desktop, light and
// dark, three languages; and one sheet of them all.
// node xtask/shots.mjs http://127.0.0.1:3000 target/shots [--quick]
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { chromium } from "@playwright/test";

const [base, folder, flag] = process.argv.slice(2);
/** No run takes longer: what is left is noted and left out. */
const DEADLINE = Date.now() + 10 * 60_000;

/** What stands for a placeholder of a route. A route with another one is noted and left out. */
const examples = { library: "meerstede", branch: "zuid" };
/** Pages whose address alone does not show what they are for. */
const more = [
  { path: "/meerstede/seats?branch=zuid&day=2026-10-16&from=10:00&until=12:00", name: "seats, another day" },
  { path: "/universiteit/seats", name: "seats, university" },
  { path: "/nergens", name: "not found" },
];
/** Who looks: nobody, a member, the desk, who runs a library. Ids as in server/src/demo/people.rs. */
const roles = [
  { name: "nobody" },
  { name: "noor", id: 1, only: /^\/(account|mine|$|\{library\}\/seats)/ },
  { name: "ann", id: 4, only: /^\/staff/ },
  { name: "els", id: 6, only: /^\/staff/, library: "universiteit" },
];
const looks = [];
for (const lang of ["nl-BE", "fr", "en"])
  for (const colorScheme of ["light", "dark"])
    for (const [size, viewport] of Object.entries({ phone: { width: 360, height: 640 }, desktop: { width: 1280, height: 800 } }))
      looks.push({ lang, colorScheme, size, viewport });
const wanted = flag === "--quick" ? looks.filter(({ lang, colorScheme, size }) => lang === "nl-BE" || (colorScheme === "light" && size === "desktop")) : looks;

function routes() {
  const rows = readFileSync("docs/ROUTES.md", "utf8").matchAll(/^\| GET \| `([^`]+)` \| (.+) \|$/gm);
  return [...rows].map(([, path, who]) => ({ path, who })).filter(({ path }) => !path.includes("{*") && !path.startsWith("/healthz"));
}

function addresses(role) {
  const pages = [];
  for (const { path, who } of routes()) {
    if (role.only ? !role.only.test(path) : /^(\/account|\/mine|\/staff)/.test(path)) continue;
    const missing = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).filter((name) => !(name in examples));
    if (missing.length > 0) {
      console.log(`  left out: ${path} (no example for ${missing.join(", ")})`);
      continue;
    }
    pages.push({ route: path, path: path.replace(/\{(\w+)\}/g, (_, name) => (name === "library" && role.library) || examples[name]), who });
  }
  if (!role.only) pages.push(...more.map(({ path, name }) => ({ route: name, path })));
  return pages;
}

/** A session of somebody of the demo; the cookie wants https, so it is set by hand. */
async function cookieOf(role) {
  if (!role.id) return [];
  const person = `01900000-0000-7000-8000-${String(role.id).padStart(12, "0")}`;
  const headers = { "content-type": "application/x-www-form-urlencoded", origin: base };
  const answer = await fetch(`${base}/demo/as`, { method: "POST", headers, body: `person=${person}`, redirect: "manual" });
  const value = answer.headers.get("set-cookie")?.match(/__Host-plek=([^;]+)/)?.[1];
  if (!value) {
    console.log(`  left out: everything of ${role.name} (POST /demo/as answered ${answer.status})`);
    return null;
  }
  return value;
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || undefined, args: ["--no-sandbox", "--disable-gpu"] });
const taken = [];
for (const role of roles) {
  console.log(`==> ${role.name}`);
  const cookie = await cookieOf(role);
  if (cookie === null) continue;
  for (const { route, path } of addresses(role)) {
    for (const { lang, colorScheme, size, viewport } of wanted) {
      if (Date.now() > DEADLINE) {
        console.log("  out of time: the rest is left out");
        break;
      }
      const extraHTTPHeaders = cookie.length > 0 ? { cookie: `__Host-plek=${cookie}` } : {};
      const context = await browser.newContext({ viewport, colorScheme, locale: lang, extraHTTPHeaders, isMobile: size === "phone", hasTouch: size === "phone" });
      const page = await context.newPage();
      const answer = await page.goto(base + path, { waitUntil: "load" }).catch((error) => console.log(`  ${path}: ${error.message}`));
      const status = answer?.status() ?? 0;
      const file = `${role.name}${path.replace(/[^a-z0-9]+/gi, "-")}-${lang}-${colorScheme}-${size}.png`;
      await page.screenshot({ path: `${folder}/${file}`, fullPage: true });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
      if (wide) console.log(`  too wide: ${file}`);
      taken.push({ role: role.name, route, path, status, file, look: `${lang} ${colorScheme} ${size}` });
      await context.close();
    }
    console.log(`  ${path} (${taken.at(-1)?.status})`);
  }
}
await browser.close();

const groups = Map.groupBy(taken, ({ role, route }) => `${route} · ${role}`);
const escaped = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.codePointAt(0)};`);
const figure = ({ file, look, status }) =>
  `<figure><a href="${file}"><img loading="lazy" src="${file}" alt=""></a><figcaption>${escaped(look)} (${status})</figcaption></figure>`;
const section = ([name, shots]) => `<h2>${escaped(name)}</h2><div>${shots.map(figure).join("")}</div>`;
const style = "body{font:16px sans-serif;margin:2rem}div{display:flex;flex-wrap:wrap;gap:1rem;align-items:start}figure{margin:0}img{display:block;max-width:22rem;max-height:32rem;border:1px solid #999}";
writeFileSync(`${folder}/index.html`, `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shots</title><style>${style}</style><h1>${taken.length} shots</h1>${[...groups].map(section).join("")}</html>`);
console.log(`==> ${taken.length} shots, ${folder}/index.html`);
