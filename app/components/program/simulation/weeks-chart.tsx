import { AxisBottom, AxisLeft } from "@visx/axis";
import { scaleLinear } from "@visx/scale";
import { LinePath } from "@visx/shape";
import type { SimulationResult } from "../../../loyalty/simulate/result";
import { useAdmin } from "../../admin-frame";
import { useWidth } from "../../use-width";
import { locales, writePoints } from "../../write";

const margin = { top: 12, right: 12, bottom: 28, left: 52 };
const colour = { live: "#6b6b6b", draft: "#005bd3", line: "#8a8a8a", words: "#4a4a4a" };
const dashes = { live: "5 3", draft: undefined };
const letters = { fontSize: 12, fill: colour.words, fontFamily: "inherit" };
const sides = ["live", "draft"] as const;

/** Two lines, told apart by colour and by dashes. What it shows stands in words in its label and whole in the table beside it. */
export default function WeeksChart({ weeks, height }: { weeks: SimulationResult["weeks"]; height: number }) {
  const { say, language } = useAdmin();
  const { ref, width } = useWidth();
  const highest = Math.max(1, ...weeks.flatMap(({ live, draft }) => [live, draft]));
  const x = scaleLinear({
    domain: [0, Math.max(1, weeks.length - 1)],
    range: [margin.left, Math.max(width - margin.right, margin.left + 1)],
  });
  const y = scaleLinear({ domain: [0, highest], range: [height - 40 - margin.bottom, margin.top], nice: true });
  const sum = (side: (typeof sides)[number]) =>
    writePoints(
      weeks.reduce((all, week) => all + week[side], 0),
      language,
    );
  const short = new Intl.NumberFormat(locales[language], { notation: "compact", maximumFractionDigits: 1 });
  const day = new Intl.DateTimeFormat(locales[language], { day: "numeric", month: "short", timeZone: "UTC" });
  return (
    <div ref={ref}>
      {width > 0 ? (
        <svg
          width={width}
          height={height - 40}
          role="img"
          aria-label={say("simulation.weeks.label", { weeks: weeks.length, live: sum("live"), draft: sum("draft") })}
        >
          <AxisLeft
            scale={y}
            left={margin.left}
            numTicks={4}
            stroke={colour.line}
            tickStroke={colour.line}
            tickFormat={(value) => short.format(Number(value))}
            tickLabelProps={{ ...letters, textAnchor: "end", dx: -4, dy: 4 }}
          />
          <AxisBottom
            scale={x}
            top={height - 40 - margin.bottom}
            stroke={colour.line}
            tickStroke={colour.line}
            tickValues={ticks(weeks.length, width)}
            tickFormat={(place) => day.format(new Date(`${weeks[Number(place)]?.week ?? "1970-01-01"}T12:00:00Z`))}
            tickLabelProps={{ ...letters, textAnchor: "middle" }}
          />
          {sides.map((side) => (
            <LinePath
              key={side}
              data={weeks}
              x={(_, place) => x(place)}
              y={(week) => y(week[side])}
              stroke={colour[side]}
              strokeWidth={2}
              {...(dashes[side] ? { strokeDasharray: dashes[side] } : {})}
            />
          ))}
        </svg>
      ) : null}
      <div aria-hidden style={{ display: "flex", flexWrap: "wrap", gap: "4px 20px", fontSize: 13 }}>
        {sides.map((side) => (
          <span key={side}>
            <svg width={28} height={10} style={{ marginInlineEnd: 6 }}>
              <line
                x1={0}
                x2={28}
                y1={5}
                y2={5}
                stroke={colour[side]}
                strokeWidth={2}
                {...(dashes[side] ? { strokeDasharray: dashes[side] } : {})}
              />
            </svg>
            {say(`simulation.side.${side}`)}
          </span>
        ))}
      </div>
    </div>
  );
}

function ticks(weeks: number, width: number): number[] {
  const wanted = Math.max(2, Math.min(6, Math.floor(width / 110)));
  const places = Array.from({ length: wanted }, (_, place) => Math.round(((place + 0.5) * (weeks - 1)) / wanted));
  return [...new Set(places)];
}
