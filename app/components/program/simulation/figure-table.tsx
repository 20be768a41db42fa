import type { ReactNode } from "react";

export interface FigureRow {
  key: string;
  head: ReactNode;
  /** figures, under the headings after the first */
  cells: ReactNode[];
  /** the sum under the others */
  total?: boolean;
}

/** A table of figures under a name. Wider than its place it is scrolled, by keyboard too. */
export function FigureTable({ title, heads, rows }: { title: string; heads: readonly string[]; rows: readonly FigureRow[] }) {
  const cell = "Polaris-DataTable__Cell";
  return (
    <div className="Polaris-DataTable__ScrollContainer" tabIndex={0} role="region" aria-label={title}>
      <table className="Polaris-DataTable__Table">
        <caption className="Polaris-Text--visuallyHidden">{title}</caption>
        <thead>
          <tr>
            {heads.map((head, place) => (
              <th key={head} scope="col" className={`${cell} ${cell}--header${place > 0 ? ` ${cell}--numeric` : ""}`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, head, cells, total = false }) => (
            <tr key={key} className="Polaris-DataTable__TableRow">
              <th scope="row" className={`${cell} ${cell}--firstColumn${total ? " simulation-total" : ""}`}>
                {head}
              </th>
              {cells.map((one, place) => (
                <td key={place} className={`${cell} ${cell}--numeric${total ? " simulation-total" : ""}`}>
                  {one}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
