import { AxisBottom, AxisLeft } from "@visx/axis";
import { scaleLinear } from "@visx/scale";
import { LinePath } from "@visx/shape";
import type { Language } from "../../loyalty/words";
import { useAdmin } from "../admin-frame";
import { useWidth } from "../use-width";
import { locales, writePoints } from "../write";
import type { DayOfPoints } from "./points-picture";

const margin = { top: 12, right: 12, bottom: 28, left: 52 };
const colour = { granted: "#005bd3", spent: "#8e1f0b", line: "#8a8a8a", words: "#4a4a4a" };
const letters = { fontSize: 12, fill: colour.words, fontFamily: "inherit" };

/** Two lines, told apart by colour and by dashes. What it shows stands in words in its label and whole in the table beside it. */
export default function PointsChart({ daily, height }: { daily: readonly DayOfPoints[]; height: number }) {
  const { say, language, zone } = useAdmin();
  const { ref, width } = useWidth();
  const highest = Math.max(1, ...daily.map(({ granted, spent }) => Math.max(granted, spent)));
  const x = scaleLinear({ domain: [0, daily.length - 1], range: [margin.left, Math.max(width - margin.right, margin.left + 1)] });
  const y = scaleLinear({ domain: [0, highest], range: [height - margin.bottom, margin.top], nice: true });
  const sum = (pick: (day: DayOfPoints) => number) =>
    writePoints(
      daily.reduce((all, day) => all + pick(day), 0),
      language,
    );
  const label = say("home.picture.label", { granted: sum((day) => day.granted), spent: sum((day) => day.spent) });
  return (
    <div ref={ref}>
      {width > 0 ? (
        <svg width={width} height={height} role="img" aria-label={label}>
          <AxisLeft
            scale={y}
            left={margin.left}
            numTicks={4}
            stroke={colour.line}
            tickStroke={colour.line}
            tickFormat={(value) => short(Number(value), language)}
            tickLabelProps={{ ...letters, textAnchor: "end", dx: -4, dy: 4 }}
          />
          <AxisBottom
            scale={x}
            top={height - margin.bottom}
            stroke={colour.line}
            tickStroke={colour.line}
            tickValues={ticks(daily.length, width)}
            tickFormat={(place) => dayOf(daily[Number(place)], language, zone)}
            tickLabelProps={{ ...letters, textAnchor: "middle" }}
          />
          <LinePath data={[...daily]} x={(_, place) => x(place)} y={({ granted }) => y(granted)} stroke={colour.granted} strokeWidth={2} />
          <LinePath
            data={[...daily]}
            x={(_, place) => x(place)}
            y={({ spent }) => y(spent)}
            stroke={colour.spent}
            strokeWidth={2}
            strokeDasharray="5 3"
          />
        </svg>
      ) : null}
      <div aria-hidden style={{ display: "flex", flexWrap: "wrap", gap: "4px 20px", fontSize: 13 }}>
        <Key colour={colour.granted}>{say("home.figure.granted")}</Key>
        <Key colour={colour.spent} dashed>
          {say("home.figure.spent")}
        </Key>
      </div>
    </div>
  );
}

function Key({ colour: stroke, dashed = false, children }: { colour: string; dashed?: boolean; children: string }) {
  return (
    <span>
      <svg width={28} height={10} style={{ marginInlineEnd: 6 }}>
        <line x1={0} x2={28} y1={5} y2={5} stroke={stroke} strokeWidth={2} {...(dashed ? { strokeDasharray: "5 3" } : {})} />
      </svg>
      {children}
    </span>
  );
}

function ticks(days: number, width: number): number[] {
  const wanted = Math.max(2, Math.min(6, Math.floor(width / 110)));
  return Array.from({ length: wanted }, (_, place) => Math.round(((place + 0.5) * (days - 1)) / wanted));
}

const short = (value: number, language: Language) =>
  new Intl.NumberFormat(locales[language], { notation: "compact", maximumFractionDigits: 1 }).format(value);
const dayOf = (day: DayOfPoints | undefined, language: Language, zone: string) =>
  day ? new Intl.DateTimeFormat(locales[language], { day: "numeric", month: "short", timeZone: zone }).format(day.from) : "";
