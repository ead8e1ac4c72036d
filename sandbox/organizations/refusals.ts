import { AwsError } from "../contract";

/** ConstraintViolationException with one of the model's `ConstraintViolationExceptionReason`s. */
export function constraintViolation(reason: string, message: string): AwsError {
  return new AwsError("ConstraintViolationException", message, undefined, { Reason: reason });
}
