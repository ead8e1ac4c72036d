import { z } from "zod";
import { ownAggregator } from "../aggregators/aggregator-reads";
import type { ConfigOperation } from "../config-operation";
import { pageOf } from "../page";
import { parseQuery } from "./parse-query";
import { type Condition, isAggregation } from "./query";
import { itemKeys, itemOf, recordedTypes } from "./recorded-items";
import { groupedRows, meets, nameOf, ordered, rowOf } from "./run-query";

const Question = z.object({
  ConfigurationAggregatorName: z.string(),
  Expression: z.string(),
  Limit: z.number().optional(),
  MaxResults: z.number().optional(),
});

/** The page sizes that the API reference names for queries without and with aggregation. */
const rowsPerPage = 25;
const groupsPerPage = 500;

/** The configuration items of an aggregator that a query selects, each as JSON: of recorders and of conformance packs. */
export const selectAggregateResourceConfig: ConfigOperation = (input, context) => {
  const { ConfigurationAggregatorName: name, Expression, Limit, MaxResults } = Question.parse(input);
  const aggregator = ownAggregator(context, name);
  const query = parseQuery(Expression);
  const paging = {
    operation: "SelectAggregateResourceConfig",
    input: { ...input, MaxResults: undefined, Limit: Limit ?? MaxResults },
    maxLimit: isAggregation(query) ? groupsPerPage : rowsPerPage,
  };
  const keys = itemKeys(
    context,
    aggregator,
    recordedTypes.filter((type) => mayBeOf(type, query.where)),
  );
  function selected(key: string) {
    const item = itemOf(context, aggregator, key);
    return item !== undefined && meets(item, query.where) ? item : undefined;
  }
  const QueryInfo = { SelectFields: query.select.map((each) => ({ Name: nameOf(each) })) };
  if (!isAggregation(query) && query.orderBy === undefined) {
    const { items, nextToken } = pageOf(
      keys,
      (key) => {
        const item = selected(key);
        return item && JSON.stringify(rowOf(item, query));
      },
      paging,
    );
    return { Results: items, QueryInfo, NextToken: nextToken };
  }
  const all = Array.from({ length: keys.length }, (_each, index) => selected(keys.at(index) ?? "")).filter(
    (item) => item !== undefined,
  );
  const rows = isAggregation(query) ? groupedRows(all, query) : all.map((item) => rowOf(item, query));
  const sorted = ordered(rows, query.orderBy);
  const places = sorted.map((_row, index) => String(index).padStart(8, "0"));
  const { items, nextToken } = pageOf(places, (place) => JSON.stringify(sorted[Number(place)]), paging);
  return { Results: items, QueryInfo, NextToken: nextToken };
};

/** Whether items of a type can meet a condition: what it costs to make them is paid for these alone. */
function mayBeOf(type: string, condition: Condition | undefined): boolean {
  if (condition?.kind === "and") return condition.of.every((each) => mayBeOf(type, each));
  if (condition?.kind === "or") return condition.of.some((each) => mayBeOf(type, each));
  const isOfType =
    condition !== undefined && "property" in condition && condition.property === "resourceType";
  return !isOfType || meets({ resourceType: type }, condition);
}
