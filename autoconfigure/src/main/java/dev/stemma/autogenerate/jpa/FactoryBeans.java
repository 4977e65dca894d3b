package dev.stemma.autogenerate.jpa;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanFactory;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * Gets at the beans that build entity manager factories before they build any: what they
 * are to be built for may fail (the schema that they validate is not there yet), and what
 * waits for the database to be initialised must not initialise it.
 */
final class FactoryBeans {

	private final ConfigurableListableBeanFactory beanFactory;

	FactoryBeans(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * A bean that is there and has built its factory, or {@code null}.
	 * @param name the name of the factory
	 */
	@Nullable LocalContainerEntityManagerFactoryBean initialized(String name) {
		return this.beanFactory.containsSingleton(name) ? this.beanFactory
			.getBean(BeanFactory.FACTORY_BEAN_PREFIX + name, LocalContainerEntityManagerFactoryBean.class) : null;
	}

	/**
	 * A bean that has all that it is configured with and has not begun to build. It is
	 * the caller's own: the bean factory will make another when it needs one.
	 * @param name the name of the factory
	 */
	LocalContainerEntityManagerFactoryBean uninitialized(String name) {
		Interception interception = new Interception(name);
		BeanDefinition definition = this.beanFactory.getBeanDefinition(name);
		BeanDefinition merged = this.beanFactory.getMergedBeanDefinition(name);
		String[] waitsFor = definition.getDependsOn();
		String[] mergedWaitsFor = merged.getDependsOn();
		this.beanFactory.addBeanPostProcessor(interception);
		definition.setDependsOn((String[]) null);
		merged.setDependsOn((String[]) null);
		try {
			this.beanFactory.getBean(BeanFactory.FACTORY_BEAN_PREFIX + name);
		}
		catch (BeansException ex) {
			if (interception.caught == null) {
				throw ex;
			}
		}
		finally {
			definition.setDependsOn(waitsFor);
			merged.setDependsOn(mergedWaitsFor);
			this.beanFactory.getMergedBeanDefinition(name).setDependsOn(mergedWaitsFor);
			if (this.beanFactory instanceof AbstractBeanFactory registry) {
				registry.getBeanPostProcessors().remove(interception);
			}
		}
		LocalContainerEntityManagerFactoryBean caught = interception.caught;
		if (caught == null) {
			throw new IllegalStateException("The bean " + name + " was made by somebody else at the same time");
		}
		return caught;
	}

	/**
	 * Stops the creation of one bean when it has been populated. Others, and other
	 * threads, it does not concern.
	 */
	private static final class Interception implements BeanPostProcessor {

		private final String name;

		private final Thread thread = Thread.currentThread();

		private @Nullable LocalContainerEntityManagerFactoryBean caught;

		private Interception(String name) {
			this.name = name;
		}

		@Override
		public Object postProcessBeforeInitialization(Object bean, String beanName) {
			if (this.caught == null && beanName.equals(this.name) && Thread.currentThread() == this.thread
					&& bean instanceof LocalContainerEntityManagerFactoryBean factoryBean) {
				this.caught = factoryBean;
				throw new CapturingProvider.CapturedException();
			}
			return bean;
		}

	}

}
