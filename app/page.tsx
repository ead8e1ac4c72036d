import { redirect } from "next/navigation";

/** Until there is an overview, the organization is the first page. */
export default function HomePage() {
  redirect("/organization");
}
