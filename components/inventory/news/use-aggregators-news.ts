import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useNews } from "./use-news";
import { keys } from "@/lib/query/keys";

/** Reads the list and the health of the aggregators again when another tab or person has changed or read them. */
export function useAggregatorsNews(): void {
  const client = useQueryClient();
  const { aggregators: newest } = useNews().news;
  const heard = useRef(newest);
  useEffect(() => {
    const before = heard.current;
    heard.current = newest;
    if (before === undefined || newest === before) return;
    void client.invalidateQueries({ queryKey: keys.aggregators.list() });
    void client.invalidateQueries({ queryKey: keys.aggregators.health() });
  }, [client, newest]);
}
