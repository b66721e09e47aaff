// node run.mjs FILE.wasm           measures in node
// node run.mjs FILE.wasm chromium  measures in that browser

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measure } from "./workloads.mjs";

const [file, browser] = process.argv.slice(2);

const PAGE = `<!doctype html><script type="module">
  import { measure } from "/workloads.mjs";
  const bytes = await (await fetch("/workloads.wasm")).arrayBuffer();
  await fetch("/done", { method: "POST", body: await measure(bytes).catch(String) });
</script>`;

function serve() {
  const files = {
    "/": ["text/html", () => PAGE],
    "/workloads.mjs": ["text/javascript", () => readFileSync(new URL("workloads.mjs", import.meta.url))],
    "/workloads.wasm": ["application/wasm", () => readFileSync(file)],
  };
  const server = createServer(async (request, response) => {
    if (request.url === "/done") {
      let text = "";
      for await (const part of request) text += part;
      console.log(text);
      child.kill();
      return process.exit();
    }
    const [type, content] = files[request.url] ?? ["text/plain", () => ""];
    response.setHeader("content-type", type).end(content());
  });
  let child;
  server.listen(0, "127.0.0.1", () => {
    const profile = mkdtempSync(join(tmpdir(), "workloads-"));
    const address = `http://127.0.0.1:${server.address().port}/`;
    const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", `--user-data-dir=${profile}`];
    child = spawn(browser, [...flags, address], { stdio: "ignore" });
  });
}

if (browser) serve();
else console.log(await measure(readFileSync(file)));
