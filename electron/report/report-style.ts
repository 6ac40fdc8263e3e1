/** How the page of a report looks, on the screen and on A4. */
export const reportStyle = `
@page { size: A4; margin: 14mm 12mm; }
:root { color-scheme: light; }
body { max-width: 1080px; margin: 0 auto; padding: 32px 28px; color: #1c1c1a; background: #fff;
  font: 13px/1.45 system-ui, 'Segoe UI', 'Noto Sans', 'PingFang SC', 'Microsoft YaHei UI',
  'Noto Sans CJK SC', sans-serif; }
header { margin-bottom: 20px; }
h1 { margin: 0; font-size: 22px; font-weight: 600; overflow-wrap: anywhere; }
header p { margin: 2px 0 0; color: #656560; }
dl { display: flex; flex-wrap: wrap; gap: 8px 36px; margin: 0 0 28px; padding: 14px 0;
  border-block: 1px solid #dbdbd6; }
dt { color: #656560; font-size: 11px; }
dd { margin: 0; font-size: 20px; font-variant-numeric: tabular-nums; }
.alert dd { color: #b0241c; }
h2 { margin: 28px 0 8px; font-size: 15px; font-weight: 600; break-after: avoid; }
h2 small { color: #656560; font-size: 13px; font-weight: 400; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
thead { display: table-header-group; }
th { padding: 4px 10px 4px 0; border-bottom: 1px solid #c4c4be; color: #656560; font-size: 11px;
  font-weight: 500; text-align: left; }
td { padding: 7px 10px 7px 0; border-bottom: 1px solid #ebebe8; vertical-align: top;
  overflow-wrap: anywhere; }
tr { break-inside: avoid; }
b { font-weight: 600; }
th:nth-child(1) { width: 4.5%; }
th:nth-child(2) { width: 29%; }
th:nth-child(3) { width: 22%; }
th:nth-child(5) { width: 16%; }
.n { color: #656560; font-variant-numeric: tabular-nums; }
.small { color: #545450; font-size: 11px; }
.file { font-size: 12px; }
.code { color: #656560; font: 10px/1.5 ui-monospace, 'SF Mono', 'Cascadia Mono', monospace; }
.failed td:nth-child(3) b, .missing td:nth-child(3) b, .unsaved td:nth-child(3) b,
.damaged td:nth-child(3) b { color: #b0241c; }
.overdue td:nth-child(3) b { color: #8c5200; }
@media print {
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  dd { font-size: 14pt; }
  .small, th, dt { font-size: 8pt; }
  .file { font-size: 8.5pt; }
  .code { font-size: 7pt; }
}
`;
