package dev.samtykke.source;

/** The sorts of dated customer events. */
public enum InteractionKind {
    WEB,
    APP,
    SHOP,
    SERVICE,
    PURCHASE,
    RETURN,
    SURVEY,
    REVIEW
}
