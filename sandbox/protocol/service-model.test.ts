import { EffectivePolicyType, PolicyType } from "@aws-sdk/client-organizations";
import { expect, it } from "vitest";
import { serviceModels } from "./service-model";

it.each([
  ["PolicyType", PolicyType],
  ["EffectivePolicyType", EffectivePolicyType],
])(
  "knows each %s that the SDK knows, the newer ones that botocore's model lacks included",
  (name, values) => {
    const shape = serviceModels.organizations.shapes[name];
    expect(shape?.type === "string" ? shape.enum?.toSorted() : undefined).toEqual(
      Object.values(values).toSorted(),
    );
  },
);
