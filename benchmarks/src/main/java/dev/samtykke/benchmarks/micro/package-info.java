/** Single steps that every command or check takes, measured by JMH. */
@NullMarked
package dev.samtykke.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
