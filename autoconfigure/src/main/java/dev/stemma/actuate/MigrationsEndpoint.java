package dev.stemma.actuate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.context.ApplicationContext;

import dev.stemma.NotARevisionException;
import dev.stemma.Stemma;
import dev.stemma.revision.IdentifierException;

/**
 * Shows where the databases are: every {@link Stemma} bean of the application context and
 * of its ancestors.
 */
@Endpoint(id = "migrations", defaultAccess = Access.READ_ONLY)
public class MigrationsEndpoint {

	private final ApplicationContext context;

	private final Looks looks = new Looks();

	public MigrationsEndpoint(ApplicationContext context) {
		this.context = context;
	}

	/**
	 * How each database stands.
	 */
	@ReadOperation
	public MigrationsDescriptor migrations() {
		return describe((stemma) -> this.looks.look(() -> StatusDescriptor.of(stemma.status())));
	}

	/**
	 * One revision, in every database whose graph or history has it.
	 * @param identifier what names it
	 * @return where it was found, or an {@link ErrorDescriptor} with the reason why it
	 * was not
	 */
	@ReadOperation
	public OperationResponseBody revision(@Selector String identifier) {
		List<ErrorDescriptor> reasons = new ArrayList<>();
		MigrationsDescriptor found = describe((stemma) -> {
			try {
				return this.looks.look(() -> RevisionDescriptor.of(stemma.show(identifier)));
			}
			catch (IdentifierException | NotARevisionException ex) {
				reasons.add(ErrorDescriptor.of(ex));
				return null;
			}
		});
		boolean unknown = found.contexts().values().stream().allMatch((context) -> context.stemmaBeans().isEmpty());
		if (!unknown) {
			return found;
		}
		return reasons.isEmpty() ? new ErrorDescriptor("There is no Stemma bean.") : reasons.get(0);
	}

	private MigrationsDescriptor describe(Function<Stemma, @Nullable BeanDescriptor> description) {
		Map<@Nullable String, MigrationsDescriptor.ContextDescriptor> contexts = new LinkedHashMap<>();
		for (ApplicationContext context = this.context; context != null; context = context.getParent()) {
			Map<String, BeanDescriptor> beans = new LinkedHashMap<>();
			context.getBeansOfType(Stemma.class).forEach((name, stemma) -> {
				BeanDescriptor bean = description.apply(stemma);
				if (bean != null) {
					beans.put(name, bean);
				}
			});
			ApplicationContext parent = context.getParent();
			contexts.put(context.getId(),
					new MigrationsDescriptor.ContextDescriptor((parent != null) ? parent.getId() : null, beans));
		}
		return new MigrationsDescriptor(contexts);
	}

}
