package dev.stemma.actuate;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

import dev.stemma.problem.Problem;
import dev.stemma.problem.StemmaException;

/**
 * Why there is nothing to show.
 *
 * @param error the reason
 */
public record ErrorDescriptor(String error) implements BeanDescriptor, OperationResponseBody {

	static final ErrorDescriptor UNAVAILABLE = new ErrorDescriptor(
			"The database could not be looked at. The application's log says why.");

	static ErrorDescriptor of(StemmaException exception) {
		return new ErrorDescriptor(String.join("\n", exception.problems().stream().map(Problem::toString).toList()));
	}

}
