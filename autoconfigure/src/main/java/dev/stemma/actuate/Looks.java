package dev.stemma.actuate;

import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import dev.stemma.NotARevisionException;
import dev.stemma.problem.StemmaException;
import dev.stemma.revision.IdentifierException;
import dev.stemma.revision.InvalidGraphException;
import dev.stemma.script.InvalidScriptsException;

/**
 * Looks at databases for people who may not see how they are reached. What a driver says
 * of a failure can name host, database and user, so it goes to the log alone.
 */
final class Looks {

	private static final Log logger = LogFactory.getLog(Looks.class);

	/**
	 * Describes a bean, or says in general terms why it cannot be.
	 * @throws IdentifierException if that is why the look fails
	 * @throws NotARevisionException if that is why
	 */
	BeanDescriptor look(Supplier<BeanDescriptor> look) {
		try {
			return look.get();
		}
		catch (IdentifierException | NotARevisionException ex) {
			throw ex;
		}
		catch (InvalidScriptsException | InvalidGraphException ex) {
			return ErrorDescriptor.of(ex);
		}
		catch (StemmaException ex) {
			logger.warn("The migrations cannot be shown: " + ex.getMessage());
			return ErrorDescriptor.UNAVAILABLE;
		}
		catch (RuntimeException ex) {
			logger.warn("The migrations cannot be shown", ex);
			return ErrorDescriptor.UNAVAILABLE;
		}
	}

}
