package dev.stemma.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ResolvableType;

/**
 * The context of an application that runs a command and does not start: it knows all bean
 * definitions, and makes a bean when somebody asks for it. Nothing is scheduled, no
 * server is started and no listener is called.
 */
final class CommandContext extends GenericApplicationContext {

	private static final String MARK = "dev.stemma.command";

	CommandContext() {
		getBeanFactory().registerSingleton(MARK, MARK);
		if (!AotDetector.useGeneratedArtifacts()) {
			AnnotationConfigUtils.registerAnnotationConfigProcessors(this);
		}
	}

	/**
	 * Whether beans are made for a command.
	 */
	static boolean isOf(BeanFactory beanFactory) {
		return beanFactory.containsBean(MARK);
	}

	@Override
	protected void finishBeanFactoryInitialization(ConfigurableListableBeanFactory beanFactory) {
		if (!beanFactory.hasEmbeddedValueResolver()) {
			beanFactory.addEmbeddedValueResolver((value) -> getEnvironment().resolvePlaceholders(value));
		}
		beanFactory.setTempClassLoader(null);
		beanFactory.freezeConfiguration();
	}

	@Override
	protected void finishRefresh() {
		// No lifecycle: the application does not start
	}

	@Override
	protected void publishEvent(Object event, @Nullable ResolvableType typeHint) {
		// Nobody hears of it
	}

}
