package org.modelaudit.baseline;

/** A constant of one channel in the model's units. */
@FunctionalInterface
interface ChannelValue {

    /** From the mean and the standard deviation that the preparation of pictures subtracts and divides by. */
    double of(double mean, double deviation);
}
