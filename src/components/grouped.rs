use crate::platform;
use crate::state::{Grouping, regroup};
use leptos::ev::Event;

/// Groups what stands in the field of an input event, without moving the caret from its digit; nothing where the field
/// is not one that is grouped.
pub(crate) fn group_while_typing(grouping: Option<Grouping>, event: &Event) {
    if let Some(grouping) = grouping
        && let Some((typed, caret)) = platform::control::text_and_caret(event)
        && let Some((grouped, caret)) = regroup(grouping, &typed, caret, platform::control::deleted_forward(event))
    {
        platform::control::rewrite(event, &grouped, caret);
    }
}
