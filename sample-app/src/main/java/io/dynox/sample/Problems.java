package io.dynox.sample;

import io.dynox.BatchGetException;
import io.dynox.InvalidItemException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Tells callers what went wrong, as RFC 9457 has it. */
@RestControllerAdvice
final class Problems extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    ProblemDetail badRequest(BadRequestException e) {
        return problem(HttpStatus.BAD_REQUEST, e);
    }

    /** Such as a key that is longer than DynamoDB allows. */
    @ExceptionHandler
    ProblemDetail invalidKey(InvalidItemException e) {
        return problem(HttpStatus.BAD_REQUEST, e);
    }

    @ExceptionHandler
    ProblemDetail unknownCountry(UnknownCountryException e) {
        return problem(HttpStatus.NOT_FOUND, e);
    }

    /** What is unread is not missing: the caller asks again rather than believes that a city doesn't exist. */
    @ExceptionHandler
    ProblemDetail unread(BatchGetException e) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, e);
    }

    /** A look-up, or a second job. */
    @ExceptionHandler
    ProblemDetail stillRunning(StillRunningException e) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, e);
    }

    private static ProblemDetail problem(HttpStatus status, RuntimeException e) {
        return ProblemDetail.forStatusAndDetail(status, e.getMessage());
    }
}
