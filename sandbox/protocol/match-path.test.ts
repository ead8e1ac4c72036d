import { describe, expect, it } from "vitest";
import { matchPath } from "./match-path";

describe("matching a path", () => {
  it.each([
    ["/accounts", "/accounts", {}],
    ["/tags/{ResourceArn}", "/tags/a%2Fb%20c", { ResourceArn: "a/b c" }],
    ["/get/{Arn+}", "/get/a/b%2Fc", { Arn: "a/b/c" }],
    ["/get/{Arn+}", "/get/", undefined],
    ["/tags/{ResourceArn}", "/tags/a/b", undefined],
    ["/tags/{ResourceArn}", "/tags", undefined],
    ["/accounts", "/accounts/", undefined],
    ["/accounts", "/account", undefined],
    ["/tags/{ResourceArn}", "/tags/%zz", undefined],
  ])("%s against %s", (requestUri, path, labels) => {
    expect(matchPath(requestUri, path)).toEqual(labels);
  });
});
