package dev.stemma.actuate;

/**
 * What is said of one {@link dev.stemma.Stemma} bean.
 */
public sealed interface BeanDescriptor permits StatusDescriptor, RevisionDescriptor, ErrorDescriptor {

}
