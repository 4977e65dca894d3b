package dev.stemma.autoconfigure;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.Environment;

import dev.stemma.Status;
import dev.stemma.Stemma;
import dev.stemma.runner.RunResult;

/**
 * Brings databases to their targets while the application starts. Whatever needs the
 * database waits for the bean of this type.
 * <p>
 * Whether and how is read from the environment when it runs: conditions on beans are
 * frozen in an application that was processed ahead of time. Nothing runs where
 * {@code spring.context.exit} is {@code onRefresh}, as in the training run of an AOT
 * cache.
 */
public class StemmaInitializer implements InitializingBean, Ordered {

	private static final Log logger = LogFactory.getLog("dev.stemma");

	static final Duration DEFAULT_WAIT = Duration.ofMinutes(10);

	private final List<Stemma> stemmas;

	private final Environment environment;

	private int order;

	/**
	 * Creates an initializer.
	 * @param stemmas what to run, in that order
	 * @param environment what says how
	 */
	public StemmaInitializer(Collection<Stemma> stemmas, Environment environment) {
		this.stemmas = List.copyOf(stemmas);
		this.environment = environment;
	}

	@Override
	public void afterPropertiesSet() {
		Binder binder = Binder.get(this.environment);
		if (!binder.bind("stemma.enabled", Boolean.class).orElse(true)) {
			logger.info("Stemma: nothing is run, stemma.enabled is false");
			return;
		}
		if (isExitingOnRefresh()) {
			logger.info("Stemma: nothing is run, the application exits on refresh");
			return;
		}
		StartupMode mode = binder.bind("stemma.startup", StartupMode.class).orElse(StartupMode.UPGRADE);
		switch (mode) {
			case UPGRADE -> this.stemmas.forEach((stemma) -> report(stemma, stemma.upgrade()));
			case DEV_SYNC -> this.stemmas.forEach((stemma) -> report(stemma, stemma.sync()));
			case VALIDATE -> this.stemmas.forEach((stemma) -> report(stemma, stemma.validate()));
			case WAIT -> {
				Duration timeout = binder.bind("stemma.wait.timeout", Duration.class).orElse(DEFAULT_WAIT);
				this.stemmas.forEach((stemma) -> report(stemma, stemma.awaitReached(timeout)));
			}
			case NONE -> logger.info("Stemma: nothing is run, stemma.startup is none");
		}
	}

	private static boolean isExitingOnRefresh() {
		return DefaultLifecycleProcessor.ON_REFRESH_VALUE
			.equalsIgnoreCase(SpringProperties.getProperty(DefaultLifecycleProcessor.EXIT_PROPERTY_NAME));
	}

	private void report(Stemma stemma, RunResult result) {
		logger.info(StartupReport.of(result));
		warnOfHeads(stemma, result.excluded().stream().map((revision) -> revision.id()).toList());
	}

	private void report(Stemma stemma, Status status) {
		logger.info(StartupReport.of(status));
		warnOfHeads(stemma, status.excluded());
	}

	private static void warnOfHeads(Stemma stemma, List<String> excluded) {
		String warning = StartupReport.warningOfHeads(stemma.graph(), excluded);
		if (warning != null) {
			logger.warn(warning);
		}
	}

	@Override
	public int getOrder() {
		return this.order;
	}

	/**
	 * Sets the place among the initializers of databases.
	 */
	public void setOrder(int order) {
		this.order = order;
	}

}
