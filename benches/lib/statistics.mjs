// Medians, percentiles and ratios.

const ascending = (numbers) => [...numbers].sort((one, other) => one - other);

/** The nearest-rank percentile; `null` where there is nothing. */
export function percentile(numbers, percent) {
  if (numbers.length === 0) return null;
  return ascending(numbers)[Math.max(1, Math.ceil((numbers.length * percent) / 100)) - 1];
}

/** The median, between the two in the middle where there are two; `null` where there is nothing. */
export function median(numbers) {
  const known = ascending(numbers.filter((number) => number !== null && number !== undefined));
  if (known.length === 0) return null;
  const middle = Math.floor(known.length / 2);
  return known.length % 2 === 1 ? known[middle] : (known[middle - 1] + known[middle]) / 2;
}
