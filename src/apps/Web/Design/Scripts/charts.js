// Draws a table as stacked bars: rows of its body, columns whose heads name a series. Canvas only, so that no inline style is needed.
import { init, use } from "echarts/core";
import { BarChart } from "echarts/charts";
import { GridComponent, LegendComponent } from "echarts/components";
import { CanvasRenderer } from "echarts/renderers";

use([BarChart, GridComponent, LegendComponent, CanvasRenderer]);

const numberOf = (cell) => Number(cell.textContent.replace(/[^\d.-]/g, ""));

for (const place of document.querySelectorAll("[data-chart]")) {
  const table = document.getElementById(place.dataset.chart);
  const rows = [...table.tBodies[0].rows].slice(0, 20);
  if (rows.length === 0) continue;
  const heads = [...table.tHead.rows[0].cells];
  const style = getComputedStyle(document.documentElement);
  const text = getComputedStyle(table).color;
  const font = { fontFamily: getComputedStyle(table).fontFamily, fontSize: 14, color: text };
  place.style.height = `${rows.length * 36 + 72}px`;
  const chart = init(place, null, { renderer: "canvas" });
  const draw = () => chart.setOption({
    animation: false,
    textStyle: font,
    legend: { top: 0, left: 0, textStyle: font, itemGap: 24 },
    grid: { top: 40, left: 8, right: 24, bottom: 8, containLabel: true },
    xAxis: { type: "value", minInterval: 1, axisLabel: font },
    yAxis: { type: "category", inverse: true, data: rows.map((r) => r.cells[0].textContent.trim()), axisLabel: { ...font, width: place.clientWidth / 3, overflow: "truncate" } },
    series: heads.flatMap((head, i) => head.dataset.series
      ? [{ type: "bar", stack: "all", name: head.textContent.trim(), data: rows.map((r) => numberOf(r.cells[i])), itemStyle: { color: style.getPropertyValue(`--tb-${head.dataset.series}`).trim() } }]
      : []),
  });
  draw();
  addEventListener("resize", () => { chart.resize(); draw(); });
}
