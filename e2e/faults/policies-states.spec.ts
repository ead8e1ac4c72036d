import { axe } from "../fixtures/axe";
import { leaveCentralConfiguration } from "../fixtures/aws-changes";
import { expect, test } from "../fixtures/test";
import { team } from "../fixtures/worlds";
import { policiesPage } from "../journeys/policies";

test.use({ world: team });

test("local configuration has no policies, and says what to do @starts-canopy", async ({
  page,
  sandbox,
  canopy,
}) => {
  await leaveCentralConfiguration(sandbox.url);
  await canopy.startAfresh();
  await page.goto("/policies");
  await expect(page.getByRole("heading", { name: "This organization uses local configuration" })).toBeVisible(
    {
      timeout: 45_000,
    },
  );
  await axe(page);
});

test("another account, another Region, and a policy that cannot be read are distinguished @starts-canopy", async ({
  page,
  sandbox,
  canopy,
  noise,
}) => {
  test.setTimeout(600_000);
  // The browser's own line about what is refused.
  noise.allow(/status of 403 .*\/api\/policies\/catalogue/);
  const { managementAccountId = "" } = await sandbox.world();
  await canopy.startAfresh({ CANOPY_ROLE_ARN: `arn:aws:iam::${managementAccountId}:role/canopy` });
  await page.goto("/policies");
  await expect(page.getByText("This account is not the delegated administrator.")).toBeVisible();
  await axe(page);

  // A page is loaded anew by itself when its server is another one than the tab remembers.
  await page.evaluate(() => sessionStorage.clear());
  await page.goto("about:blank");
  await canopy.startAfresh({ AWS_REGION: "us-east-1" });
  await page.goto("/policies");
  await expect(page.getByText("This is not the home Region.").first()).toBeVisible();

  await page.evaluate(() => sessionStorage.clear());
  await page.goto("about:blank");
  await canopy.startAfresh();
  await sandbox.faults.on("GetConfigurationPolicy", { kind: "deny" });
  await page.goto("/policies");
  const policies = policiesPage(page);
  await expect(policies.row("org-baseline")).toContainText("not visible");
  await expect(page.getByText(/parts? could not be read/)).toBeVisible();
  await axe(page);
});
