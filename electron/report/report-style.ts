/**
 * How the page of a report looks, on the screen and on paper: of whatever size the printer has, each group
 * on pages of its own, with its heading on each of them.
 */
export const reportStyle = `
@page { margin: 13mm 12mm 15mm;
  @bottom-right { content: counter(page) ' / ' counter(pages); color: #656560; font-size: 8pt; } }
:root { color-scheme: light; }
body { max-width: 1080px; margin: 0 auto; padding: 36px 28px; color: #1c1c1a; background: #fff;
  font: 13px/1.45 system-ui, 'Segoe UI', 'Noto Sans', 'PingFang SC', 'Microsoft YaHei UI',
  'Noto Sans CJK SC', sans-serif; }
header { margin-bottom: 18px; }
h1 { margin: 0; font-size: 24px; font-weight: 600; line-height: 1.25; overflow-wrap: anywhere; }
header p { margin: 4px 0 0; color: #656560; }
dl { display: flex; flex-wrap: wrap; gap: 10px 40px; margin: 0 0 32px; padding: 14px 0;
  border-block: 1px solid #dbdbd6; }
dt { color: #656560; font-size: 11px; }
dd { margin: 0; font-size: 22px; line-height: 1.3; font-variant-numeric: tabular-nums; }
dd small { color: #656560; font-size: 15px; }
.alert dd { color: #b0241c; }
section { margin: 0 0 36px; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
thead { display: table-header-group; }
th { padding: 4px 16px 4px 0; border-bottom: 1px solid #c4c4be; color: #656560; font-size: 11px;
  font-weight: 500; text-align: start; }
.head { padding: 0 0 8px; border: 0; color: inherit; }
.delivered .head { padding-bottom: 16px; }
h2 { margin: 0; font-size: 16px; font-weight: 600; }
h2 small { margin-left: 4px; color: #656560; font-size: 13px; font-weight: 400; }
.running { display: none; }
td { padding: 9px 16px 9px 0; border-bottom: 1px solid #ebebe8; vertical-align: top;
  overflow-wrap: anywhere; }
col:nth-child(1) { width: 27%; }
col:nth-child(3) { width: 29%; }
tr { break-inside: avoid; }
b, .name { font-weight: 600; }
.problems b { color: #b0241c; }
.overdue b, .left-out b { color: #8c5200; }
.others b { font-weight: 400; }
.small { color: #545450; font-size: 11.5px; }
.small + .small, .why + .small { margin-top: 2px; }
.code { color: #656560; font: 10.5px/1.5 ui-monospace, 'SF Mono', 'Cascadia Mono', monospace; }
.note { margin: -8px 0 14px; color: #545450; }
.delivered tr { break-inside: auto; }
.delivered td { padding: 0; border: 0; }
.sheet { display: grid; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 20px 16px; }
figure { min-width: 0; margin: 0; break-inside: avoid; overflow-wrap: anywhere; }
.frame { display: flex; align-items: center; justify-content: center; height: 190px;
  background: #f3f3f1; }
img { display: block; max-width: 100%; max-height: 100%; }
figcaption { padding-top: 5px; line-height: 1.35; }
.file { color: #545450; font-size: 11.5px; }
.strip { display: flex; flex-wrap: wrap; gap: 8px 12px; margin-top: 8px; }
.strip figure { display: flex; align-items: center; gap: 10px; }
.strip .frame { flex: none; width: 44px; height: 56px; }
.strip figcaption { padding: 0; }
@media print {
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  h1 { font-size: 18pt; }
  dl { margin-bottom: 8mm; }
  dd { font-size: 14pt; }
  section { margin: 0; }
  section + section { break-before: page; }
  .head { position: relative; }
  .running { display: block; position: absolute; inset: 0 0 auto auto; max-width: 60%; overflow: hidden;
    color: #656560; font-size: 8pt; line-height: 16pt; text-overflow: ellipsis; white-space: nowrap; }
  h2 { font-size: 12pt; }
  h2 small { font-size: 10pt; }
  .small, th, dt, .file { font-size: 8pt; }
  .code { font-size: 7pt; }
  .sheet { grid-template-columns: repeat(5, minmax(0, 1fr)); gap: 5mm 4mm; }
  .frame { height: 44mm; }
  .strip .frame { width: 11mm; height: 14mm; }
  .delivered .head { padding-bottom: 4mm; }
  .frame, .alert dd { print-color-adjust: exact; }
}
`;
