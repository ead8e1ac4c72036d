import { describe, expect, it } from "vitest";
import { slimModel } from "./slim-model";

describe("the service models of the sandbox", () => {
  it("keep what an operation reaches and drop what it does not, with all prose", () => {
    const slim = slimModel({
      service: {
        metadata: { protocol: "json" },
        operations: {
          Kept: {
            name: "Kept",
            documentation: "prose",
            input: { shape: "Input" },
            errors: [{ shape: "Refused" }],
          },
          Dropped: { name: "Dropped", input: { shape: "Unreached" } },
        },
        shapes: {
          Input: { type: "structure", members: { documentation: { shape: "Text", documentation: "prose" } } },
          Text: { type: "string", max: 3, documentation: "prose" },
          Refused: { type: "structure", members: {}, exception: true },
          Unreached: { type: "structure", members: {} },
        },
      },
      paginators: { pagination: { Dropped: { input_token: "NextToken" } } },
      operations: ["Kept"],
      attribution: "author",
    });
    expect(slim).toEqual({
      attribution: "author",
      metadata: { protocol: "json" },
      operations: { Kept: { name: "Kept", input: { shape: "Input" }, errors: [{ shape: "Refused" }] } },
      pagination: {},
      shapes: {
        Input: { type: "structure", members: { documentation: { shape: "Text" } } },
        Refused: { type: "structure", members: {}, exception: true },
        Text: { type: "string", max: 3 },
      },
    });
  });

  it("cannot be made for an operation that does not exist", () => {
    const source = { service: { metadata: {}, operations: {}, shapes: {} }, paginators: { pagination: {} } };
    expect(() => slimModel({ ...source, operations: ["Missing"], attribution: "" })).toThrow(
      "no operation Missing",
    );
  });
});
