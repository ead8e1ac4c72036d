import { AwsError } from "../contract";

/** InvalidInputException with one of the model's `InvalidInputExceptionReason`s. */
export function invalidInput(reason: string, message: string): AwsError {
  return new AwsError("InvalidInputException", message, undefined, { Reason: reason });
}

/** ConstraintViolationException with one of the model's `ConstraintViolationExceptionReason`s. */
export function constraintViolation(reason: string, message: string): AwsError {
  return new AwsError("ConstraintViolationException", message, undefined, { Reason: reason });
}
