/** A name and what stands to it: "Pending  120 points, from 3 December". Nothing where there is nothing to say. */
export function Row({ label, value }: { label: string | undefined; value: string | null | undefined }) {
  if (!value) return null;
  return (
    <s-stack direction="inline" justifyContent="space-between" gap="small-300 base">
      <s-text color="subdued">{label}</s-text>
      <s-text>{value}</s-text>
    </s-stack>
  );
}
