package dev.stemma.actuate;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * The migrations of an application.
 *
 * @param contexts its contexts by their ids, the endpoint's own first
 */
public record MigrationsDescriptor(Map<@Nullable String, ContextDescriptor> contexts) implements OperationResponseBody {

	/**
	 * The migrations of one application context.
	 *
	 * @param parentId the id of the parent context, or {@code null}
	 * @param stemmaBeans what is said of each bean, by its name
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	public record ContextDescriptor(@Nullable String parentId, Map<String, BeanDescriptor> stemmaBeans) {

	}

}
