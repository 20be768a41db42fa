/** Rows of several members as lists, in the rows' order. */
export function byMember<Row extends { member_id: string }, Item>(rows: readonly Row[], of: (row: Row) => Item): Map<string, Item[]> {
  const items = new Map<string, Item[]>();
  for (const row of rows) {
    const held = items.get(row.member_id);
    if (held) held.push(of(row));
    else items.set(row.member_id, [of(row)]);
  }
  return items;
}
