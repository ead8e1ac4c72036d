/** Where an aggregator has its page. */
export function aggregatorPath({ region, name }: { readonly region: string; readonly name: string }) {
  return `/aggregators/${region}/${name}` as const;
}
