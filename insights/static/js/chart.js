// Draws Vega-Lite specs as SVG with the page's colours, by interpreted expressions: no code is made from text.
const drawn = new Map();
let library;

const NAMES = ["ink", "muted", "line", "surface", "accent", "good", "warn", "bad", "band",
  "code-1", "code-2", "code-3", "code-4", "code-5", "code-6", "code-7", "code-8"];

// What the compiler would say about a spec belongs to whoever wrote the spec, not on a reader's console.
const QUIET = { level() { return this; }, error() { return this; }, warn() { return this; }, info() { return this; }, debug() { return this; } };

function colours() {
  const probe = document.createElement("span");
  document.body.append(probe);
  const found = {};
  for (const name of NAMES) {
    probe.style.color = `var(--${name})`;
    found[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return found;
}

function look(c) {
  const font = getComputedStyle(document.body).fontFamily;
  const quietRule = { color: c.muted, strokeDash: [4, 3], strokeWidth: 1.25 };
  return {
    background: "transparent", font, padding: 2, view: { stroke: null },
    axis: {
      labelColor: c.muted, titleColor: c.muted, gridColor: c.line, domainColor: c.line, tickColor: c.line,
      labelFontSize: 12, titleFontSize: 12, titleFontWeight: 500, labelPadding: 6, titlePadding: 10, tickSize: 4,
      labelLimit: 220,
    },
    axisX: { grid: false }, axisXQuantitative: { tickCount: 8 }, axisY: { domain: false, ticks: false, tickCount: 5, titleAngle: 0, titleAlign: "left", titleX: 0, titleY: -12 },
    legend: { labelColor: c.ink, titleColor: c.muted, labelFontSize: 12, titleFontSize: 12, titleFontWeight: 500,
      orient: "top", symbolType: "square", symbolSize: 90 },
    title: { color: c.ink, fontSize: 13, fontWeight: 600, anchor: "start" },
    header: { labelColor: c.ink, titleColor: c.muted, labelFontSize: 12 },
    mark: { color: c.accent, tooltip: true }, line: { color: c.accent, strokeWidth: 2 },
    bar: { color: c.accent, stroke: c.surface, strokeWidth: .5 }, area: { color: c.band, opacity: 1 },
    point: { color: c.accent, filled: true, size: 50, opacity: 1 }, rule: { color: c.muted }, tick: { color: c.accent },
    text: { color: c.ink, fontSize: 12 }, arc: { stroke: c.surface }, rect: { color: c.accent },
    errorbar: { rule: { color: c.accent } },
    style: {
      target: { color: c.good, strokeWidth: 1.5, strokeDash: [6, 3] }, benchmark: quietRule,
      band: { color: c.band, opacity: 1 }, forecast: { color: c.accent, strokeDash: [3, 3], strokeWidth: 2 },
      change: quietRule, insight: { color: c["code-5"], size: 110, shape: "diamond" },
      good: { color: c.good }, warn: { color: c.warn }, bad: { color: c.bad }, quiet: { color: c.muted },
    },
    range: {
      category: [1, 2, 3, 4, 5, 6, 7, 8].map((n) => c[`code-${n}`]), ordinal: [c.band, c.accent],
      ramp: [c.band, c.accent], heatmap: [c.band, c.accent], diverging: [c.bad, c.line, c.good],
      sentiment: [c.bad, c.muted, c.good],
    },
  };
}

function tip(handler, event, item, value) {
  let box = document.getElementById("chart-tip");
  if (value === null || value === undefined || value === "") { if (box) box.hidden = true; return; }
  if (!box) {
    box = Object.assign(document.createElement("div"), { id: "chart-tip", className: "chart-tip" });
    box.setAttribute("aria-hidden", "true");
    document.body.append(box);
  }
  const lines = typeof value === "object" ? Object.entries(value).map(([k, v]) => `${k}: ${v}`) : [String(value)];
  box.textContent = lines.join("\n");
  box.hidden = false;
  const { innerWidth: width } = window;
  box.style.left = `${Math.min(event.clientX + 14, width - box.offsetWidth - 8)}px`;
  box.style.top = `${Math.max(event.clientY - box.offsetHeight - 10, 8)}px`;
}

async function draw(figure) {
  const canvas = figure.querySelector("[data-chart-canvas]");
  const spec = JSON.parse(figure.querySelector("[data-chart-spec]").textContent);
  library ??= import("../vendor/vega.js");
  const { compile, parse, View, expressionInterpreter } = await library;
  const compiled = compile(spec, { config: look(colours()), logger: QUIET }).spec;
  drawn.get(figure)?.finalize();
  const frame = document.createElement("div");
  frame.className = "chart-frame";
  canvas.append(frame);
  const view = new View(parse(compiled, null, { ast: true }), {
    renderer: "svg", container: frame, hover: true, expr: expressionInterpreter, tooltip: tip, logLevel: 0,
  });
  drawn.set(figure, view);
  await view.runAsync();
  canvas.replaceChildren(frame);
  figure.dataset.drawn = "1";
}

async function attempt(figure) {
  try { await draw(figure); } catch (error) {
    console.error(error);
    figure.querySelector("details").open = true;
    figure.querySelector("[data-chart-canvas]").replaceChildren("The drawing failed; the values stand in the table.");
  }
}

export function attach(figures) {
  for (const figure of figures) if (!drawn.has(figure)) { drawn.set(figure, null); attempt(figure); }
}

document.addEventListener("appearance", () => {
  for (const figure of drawn.keys()) {
    if (figure.isConnected) attempt(figure);
    else { drawn.get(figure)?.finalize(); drawn.delete(figure); }
  }
});
