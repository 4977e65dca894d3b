package dev.stemma.actuate;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * {@link MigrationsEndpoint} over HTTP: what is not found has a status.
 */
@EndpointWebExtension(endpoint = MigrationsEndpoint.class)
public class MigrationsEndpointWebExtension {

	private final MigrationsEndpoint endpoint;

	public MigrationsEndpointWebExtension(MigrationsEndpoint endpoint) {
		this.endpoint = endpoint;
	}

	/**
	 * One revision.
	 * @param identifier what names it
	 */
	@ReadOperation
	public WebEndpointResponse<OperationResponseBody> revision(@Selector String identifier) {
		OperationResponseBody body = this.endpoint.revision(identifier);
		return new WebEndpointResponse<>(body, (body instanceof ErrorDescriptor) ? WebEndpointResponse.STATUS_NOT_FOUND
				: WebEndpointResponse.STATUS_OK);
	}

}
